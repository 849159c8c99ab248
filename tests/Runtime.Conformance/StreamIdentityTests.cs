using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace InstaHub.Runtime.Conformance;

/// <summary>Identities of streams and queues, and places in streams.</summary>
public sealed class StreamIdentityTests
{
    // Of "posts17", as Orleans computes it.
    private const int KnownHash = 626542881;

    [Fact]
    public void A_stream_id_is_a_namespace_and_a_key()
    {
        var guid = Guid.Parse("0123456789abcdef0123456789abcdef");

        Assert.Equal(("posts", "17", "posts/17"), Parts(StreamId.Create("posts", 17)));
        Assert.Equal(("posts", "key", "posts/key"), Parts(StreamId.Create("posts", "key")));
        Assert.Equal(("posts", "0123456789abcdef0123456789abcdef", "posts/0123456789abcdef0123456789abcdef"), Parts(StreamId.Create("posts", guid)));
        Assert.Equal((null, "key", "null/key"), Parts(StreamId.Create(null, "key")));

        static (string?, string, string) Parts(StreamId streamId) => (streamId.GetNamespace(), streamId.GetKeyAsString(), streamId.ToString());
    }

    [Fact]
    public void A_stream_id_can_be_read_from_its_text()
    {
        Assert.Equal(StreamId.Create("posts", "a/b"), StreamId.Parse("posts/a/b"u8));
        Assert.Throws<ArgumentException>(() => StreamId.Parse("posts"u8));
    }

    [Fact]
    public void Stream_ids_are_equal_by_value_with_a_hash_that_never_changes()
    {
        Assert.True(StreamId.Create("posts", 17) == StreamId.Create("posts", "17"));
        Assert.True(StreamId.Create("posts", 17) != StreamId.Create("posts", 18));
        Assert.Equal(StreamId.Create("posts", 17).GetHashCode(), StreamId.Create("posts", "17").GetHashCode());
        Assert.Equal(KnownHash, StreamId.Create("posts", 17).GetHashCode());
        Assert.True(StreamId.Create("posts", 17).CompareTo(StreamId.Create("posts", 18)) < 0);
    }

    [Fact]
    public void A_token_is_newer_by_its_number_and_then_by_its_place()
    {
        var token = new EventSequenceTokenV2(7, 1);

        Assert.True(token.Newer(new EventSequenceTokenV2(6, 9)));
        Assert.True(token.Older(new EventSequenceTokenV2(7, 2)));
        Assert.Equal(token, new EventSequenceTokenV2(7).CreateSequenceTokenForEvent(1));
        Assert.True(token.CompareTo(null) > 0);
        Assert.Equal("[EventSequenceTokenV2: SeqNum=7, EventIndex=1]", token.ToString());
    }

    [Fact]
    public void A_queue_id_is_a_prefix_a_number_and_a_place_on_the_ring()
    {
        var queue = QueueId.GetQueueId("Events", 3, 99);

        Assert.Equal(("Events", 3u, 99u, "events-3"), (queue.GetStringNamePrefix(), queue.GetNumericId(), queue.GetUniformHashCode(), queue.ToString()));
        Assert.True(queue == QueueId.GetQueueId("Events", 3, 99));
        Assert.True(queue != QueueId.GetQueueId("Events", 3, 98));
        Assert.True(queue.CompareTo(QueueId.GetQueueId("Events", 4, 0)) < 0);
        Assert.True(default(QueueId).IsDefault);
    }
}
