"""The edge: answers players' messages by composing the embedder, the classifier, the recommender and the llm_gateway.

- `servicer.py`: where a request comes in; begin here, and read on in `chat.py`, `advisor.py`, `writing/writer.py`
- `chat.py`: the order of the events of an answer; `advisor.py`, `offering.py`, `advice.py`: what is recommended
- `searching.py`: what a search finds
- `answer_report.py`: what becomes the summary of an answer, its degradations included
- `backends/`: the other services; `understanding/`: what words say; `writing/`: the text of an answer
- `conversation/`: what holds from message to message; `answering/`: answers to questions about games
- `service.py`, `settings.py`, `metrics.py`: how it is wired, configured and watched
"""
