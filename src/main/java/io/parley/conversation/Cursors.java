package io.parley.conversation;

/**
 * How far a conversation and its two people have come, from one statement and therefore from one moment.
 *
 * @param hiddenRev the revision at which the viewer has deleted something for himself the last time
 * @param peerReadSeq what the peer shares
 */
record Cursors(
        long peerId,
        long rev,
        long hiddenRev,
        long deliveredSeq,
        long readSeq,
        long peerDeliveredSeq,
        long peerReadSeq) {}
