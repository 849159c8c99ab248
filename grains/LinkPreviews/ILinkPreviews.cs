using InstaHub.GrainInterfaces.LinkPreviews;

namespace InstaHub.Grains.LinkPreviews;

/// <summary>Finds out what the pages are that people link to. For grains, after what has the link is committed: it may take seconds.</summary>
public interface ILinkPreviews
{
    /// <summary>Looks at the first link in a text, if there is one. The server fetches the page, at most once a day for all who link to it.</summary>
    /// <param name="text">What somebody has written.</param>
    /// <param name="cancellationToken">Ends the wait; the page is fetched all the same.</param>
    /// <returns>Null: no link, no page that says what it is, or previews are off. Nothing else is thrown than a cancellation.</returns>
    Task<LinkPreview?> FindAsync(string text, CancellationToken cancellationToken = default);
}
