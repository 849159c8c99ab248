using Microsoft.Extensions.Options;

namespace InstaHub.Web.Live;

/// <summary>What all connections of the process share.</summary>
internal sealed class LiveConnectionServices(
    IGrainFactory grains, IEnumerable<LiveSource> sources, IOptions<LiveOptions> options, ChatReceipts receipts, TimeProvider time,
    ILogger<LiveConnection> logger)
{
    /// <summary>
    /// Connections that ask at the same time what they have missed. Fewer than a silo has connections to its database: when all are read
    /// anew, its lease must still be renewed beside them.
    /// </summary>
    private const int MostAsking = 16;

    public IGrainFactory Grains => grains;

    /// <summary>By part, so that positions are written alike.</summary>
    public LiveSource[] Sources { get; } = [.. sources.OrderBy(source => source.Part)];

    public LiveOptions Options => options.Value;

    /// <summary>Tells chats what their members have been given.</summary>
    public ChatReceipts Receipts => receipts;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    public SemaphoreSlim Asking { get; } = new(MostAsking);
}
