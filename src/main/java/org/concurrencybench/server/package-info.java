/**
 * What is called: an Undertow server with routes that wait on a worker thread, on a virtual thread or on a timer, and
 * routes that compute; in this process, in processes of their own, or at an address. Uses the Fibonacci numbers and
 * nothing else of this project; what calls it is another's concern.
 */
package org.concurrencybench.server;
