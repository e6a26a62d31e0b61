"""What the service is configured with. Begin at `schema.py`.

schema        the settings as checked, frozen values
cross_checks  whether the parts go together: names are unique, what is named exists
yaml_file     the YAML file; each mistake is named with its line
base_urls     what the base URL of an upstream may be
api_keys      the upstreams' keys, from environment variables
"""
