using InstaHub.GrainInterfaces.LinkPreviews;

namespace InstaHub.Grains.LinkPreviews;

/// <summary>What has been found out of pages lately, for all silos, and who is finding out.</summary>
public interface ILinkPreviewStore
{
    /// <summary>Reads what is kept of an address; if nothing is, and nobody is finding out, it is the caller who does.</summary>
    /// <param name="url">The address, in ASCII.</param>
    /// <param name="lease">How long others wait for the caller.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task<LinkPreviewClaim> ClaimAsync(string url, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>Keeps what the caller has found out.</summary>
    /// <param name="url">The address, in ASCII.</param>
    /// <param name="preview">Null: there is nothing to show.</param>
    /// <param name="lifetime">How long; zero: not at all, the next who asks finds out anew.</param>
    /// <param name="cancellationToken">For the database.</param>
    Task KeepAsync(string url, LinkPreview? preview, TimeSpan lifetime, CancellationToken cancellationToken = default);

    /// <summary>Removes some of what is no longer kept.</summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> RemoveExpiredAsync(int limit, CancellationToken cancellationToken = default);
}

/// <summary>The answer of <see cref="ILinkPreviewStore.ClaimAsync"/>.</summary>
/// <param name="State">What is so.</param>
/// <param name="Preview">What is kept; null also when that is nothing to show.</param>
/// <param name="Left">How long it is still kept.</param>
public readonly record struct LinkPreviewClaim(LinkPreviewState State, LinkPreview? Preview = null, TimeSpan Left = default);

/// <summary>See <see cref="LinkPreviewClaim"/>.</summary>
public enum LinkPreviewState
{
    /// <summary>The caller finds out.</summary>
    Claimed,

    /// <summary>Somebody else is finding out; ask again.</summary>
    Awaited,

    /// <summary>It is known.</summary>
    Kept,
}
