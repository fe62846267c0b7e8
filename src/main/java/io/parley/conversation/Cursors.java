package io.parley.conversation;

/**
 * How far a conversation and its two people have come, from one statement and therefore from one moment.
 *
 * @param ownRev the revision at which something has changed for the viewer alone the last time
 * @param peerReadSeq what the peer shares
 */
record Cursors(
        long peerId, long rev, long ownRev, long deliveredSeq, long readSeq, long peerDeliveredSeq, long peerReadSeq) {}
