using System.Text;
using InstaHub.GrainInterfaces.LinkPreviews;
using InstaHub.Grains.Egress;
using InstaHub.Grains.LinkPreviews;

namespace InstaHub.Silo.LinkPreviews;

/// <summary>
/// What the head of a page says of it: by Open Graph (https://ogp.me/), by the tags of Twitter cards, by its title and description, in this
/// order. Pure; never throws.
/// </summary>
public static class PageHead
{
    private static readonly string[] Titles = ["og:title", "twitter:title"];
    private static readonly string[] Descriptions = ["og:description", "twitter:description", "description"];
    private static readonly string[] Sites = ["og:site_name"];
    private static readonly string[] Images = ["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"];
    private static readonly HashSet<string> Known = [.. Titles, .. Descriptions, .. Sites, .. Images];

    /// <summary>Reads it.</summary>
    /// <param name="html">The page, or its beginning.</param>
    /// <param name="page">Where the page is, which the address of its picture may be relative to.</param>
    /// <param name="url">What <see cref="LinkPreview.Url"/> becomes.</param>
    /// <returns>Null: it has no title.</returns>
    public static LinkPreview? Read(string html, Uri page, string url)
    {
        var found = new Dictionary<string, string>();
        var ownTitle = new StringBuilder();
        foreach (var tag in HeadTags.Read(html))
        {
            if (tag.IsTitle)
                ownTitle.Append(tag.Content);
            else if (tag.Name is { } name && Known.Contains(name) && !string.IsNullOrWhiteSpace(tag.Content))
                found.TryAdd(name, tag.Content);
        }

        string? First(string[] names, int most) =>
            names.Select(name => PreviewText.Clean(found.GetValueOrDefault(name), most)).FirstOrDefault(text => text is not null);
        var title = First(Titles, LinkPreviewLimits.MaxTitle) ?? PreviewText.Clean(ownTitle.ToString(), LinkPreviewLimits.MaxTitle);
        return title is null
            ? null
            : new LinkPreview(
                url, title, First(Descriptions, LinkPreviewLimits.MaxDescription),
                Images.Select(name => ImageAt(page, found.GetValueOrDefault(name))).FirstOrDefault(image => image is not null),
                First(Sites, LinkPreviewLimits.MaxSiteName));
    }

    // Readers' machines will ask for it: it must not lead them into their own networks.
    private static string? ImageAt(Uri page, string? address) =>
        address?.Length <= UrlRules.MaxLength && Uri.TryCreate(page, address.Trim(), out var image) && image.Scheme == Uri.UriSchemeHttps
            && UrlRules.ProblemOf(image, UrlRules.WebPorts) is null
            ? UrlRules.AsciiOf(image)
            : null;
}
