/** The packaged jar as a process of its own, which can be killed, stopped and started again on the same data. */
package io.parley.support.server;
