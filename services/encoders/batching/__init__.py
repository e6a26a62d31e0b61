"""Turns concurrent calls into few forward passes, without timers.

batcher           the calls, the threads of the forward passes, the limits; begin here
batch_queue       which texts go next and which share a pass (weighted fair queueing)
recovery          what happens when a pass fails
thread_priority   lets bulk work give way to short texts
metrics           what is counted, under a service's own names
"""
