"""The edge: answers players' messages by composing the embedder, the classifier, the recommender and the llm_gateway.

A message goes downwards through these:

- `servicer.py`: where a request comes in; begin here. `requests/`: what is checked of it, and how large an answer is
- `chat.py`: the order of the events of an answer
- `recommending/`: what is recommended, without a text about it
- `conversation/`: what a message does to its conversation; `understanding/`: what its words say, in eleven languages
- `answering/`: answers to questions about games; `writing/`: the text of any answer

Around them:

- `backends/`: the other services
- What is told of an answer: `answer_report.py`, how it came about; `stopwatch.py`, where its time went
- `overload.py`: whether a part is overloaded or fails
- `service.py`: puts the parts together; `settings.py`: what can be set; `metrics.py`: what is counted
"""
