using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstaHub.GrainInterfaces.LinkPreviews;

/// <summary>What a page says of itself, for whoever sees a link to it. Texts are plain: one line, without control characters and without what turns the direction of writing.</summary>
/// <param name="Url">The link, in ASCII (the host in Punycode), whatever it was redirected to; http or https.</param>
/// <param name="Title">Never empty; at most <see cref="LinkPreviewLimits.MaxTitle"/> UTF-16 units.</param>
/// <param name="Description">At most <see cref="LinkPreviewLimits.MaxDescription"/> UTF-16 units; null: the page says none.</param>
/// <param name="ImageUrl">Address of a picture, in ASCII, https. Nobody has looked at what is there. Null: the page names none.</param>
/// <param name="SiteName">At most <see cref="LinkPreviewLimits.MaxSiteName"/> UTF-16 units; null: the page says none.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.LinkPreviews.LinkPreview")]
public sealed record LinkPreview(
    [property: Id(0)] string Url, [property: Id(1)] string Title, [property: Id(2)] string? Description = null, [property: Id(3)] string? ImageUrl = null,
    [property: Id(4)] string? SiteName = null);

/// <summary>Limits of a <see cref="LinkPreview"/>, in UTF-16 units.</summary>
public static class LinkPreviewLimits
{
    public const int MaxTitle = 200;

    public const int MaxDescription = 400;

    public const int MaxSiteName = 80;
}

/// <summary>How a <see cref="LinkPreview"/> is written as JSON, in tables and for clients; members are added only.</summary>
[JsonSerializable(typeof(LinkPreview))]
public sealed partial class LinkPreviewJson : JsonSerializerContext
{
    /// <summary>Leaves the letters of all scripts as they are, which is safe in what is never put into HTML.</summary>
    public static LinkPreviewJson Api { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
