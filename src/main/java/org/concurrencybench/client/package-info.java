/**
 * Who calls: one class for each way of sending a batch of requests, over a blocking or an asynchronous transport, and
 * the check that every reply must pass. Depends on neither the server nor JMH; executors, and who listens to the replies, are
 * passed in.
 */
package org.concurrencybench.client;
