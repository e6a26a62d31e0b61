"""The edge: answers players' messages by composing the embedder, the classifier, the recommender and the llm_gateway.

A message goes downwards through these:

- `servicer.py`: where a request comes in; `requests/`: what is checked of it, and how large an answer may be
- `chat.py`: the order of the events of an answer
- `recommending/`: what is recommended, without a text about it; begin with `advisor.py`
- `conversation/`: what a message does to its conversation; `understanding/`: what its words say
- `answering/`: answers to questions about games; `writing/`: the text of an answer
- `answer_report.py`, `stopwatch.py`: what went wrong and how long it took; `overload.py`: when to refuse instead
- `backends/`: the other services; `service.py`, `settings.py`, `metrics.py`: how all is wired, configured and watched
"""
