using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Web.Api.Errors;

namespace InstaHub.Web.Api.Posts;

/// <summary>Body of <c>POST posts</c>: a caption, media or both. Without <c>draft</c> and <c>publishAt</c> it is published at once.</summary>
internal sealed record CreatePostRequest(
    string? Caption = null,
    IReadOnlyList<PostMediaRequest>? Media = null,
    PostLocationRequest? Location = null,
    DateTimeOffset? PublishAt = null,
    bool? Draft = null,
    bool? CommentsOff = null,
    bool? HideLikes = null)
{
    public NewPost ToNewPost(Guid authorId) => new()
    {
        AuthorId = authorId,
        Caption = Caption ?? "",
        Media = [.. PostMediaRequest.Checked(Media).Select(media => new PostMedia(media.Id, media.AltText ?? "", media.ToTags() ?? []))],
        Location = Location?.ToLocation(),
        PublishAt = PublishAt,
        Draft = Draft ?? false,
        CommentsOff = CommentsOff ?? false,
        HideLikes = HideLikes ?? false,
    };
}

/// <summary>Body of <c>PATCH posts/{id}</c>: what is not there, or null, stays as it is; a location that is null is taken away.</summary>
internal sealed class EditPostRequest
{
    public string? Caption { get; set; }

    /// <summary>Texts and tags of media that the post has; which there are does not change.</summary>
    public IReadOnlyList<PostMediaRequest>? Media { get; set; }

    public PostLocationRequest? Location
    {
        get;
        set => (field, HasLocation) = (value, true);
    }

    /// <summary>Of a draft or a scheduled post.</summary>
    public DateTimeOffset? PublishAt { get; set; }

    public bool? CommentsOff { get; set; }

    public bool? HideLikes { get; set; }

    /// <summary>Whether the request names the location: null is told from nothing.</summary>
    [JsonIgnore]
    public bool HasLocation { get; private set; }

    public PostEdit ToEdit() => new()
    {
        Caption = Caption,
        Media = Media is null ? null : [.. PostMediaRequest.Checked(Media).Select(media => new PostMediaEdit(media.Id, media.AltText, media.ToTags()))],
        Location = Location?.ToLocation(),
        RemovesLocation = HasLocation && Location is null,
        PublishAt = PublishAt,
        CommentsOff = CommentsOff,
        HideLikes = HideLikes,
    };
}

/// <summary>A picture of a post. <c>Tags</c>: who is on it.</summary>
internal sealed record PostMediaRequest(Guid Id, string? AltText = null, IReadOnlyList<PersonTagRequest>? Tags = null)
{
    public IReadOnlyList<PersonTag>? ToTags() => Tags is null ? null : [.. Tags.Select(tag => new PersonTag(tag.UserId, tag.X, tag.Y))];

    /// <summary>The list, in which nothing is null.</summary>
    /// <exception cref="ApiException">400: something is.</exception>
    public static IReadOnlyList<PostMediaRequest> Checked(IReadOnlyList<PostMediaRequest?>? media)
    {
        if (media is null)
            return [];
        new FieldErrors()
            .Require(media.All(item => item is not null && (item.Tags is null || !item.Tags.Contains(null!))), "media", "Nothing in this list is null.")
            .ThrowIfAny();
        return media!;
    }
}

/// <summary>Somebody on a picture. <c>X</c>, <c>Y</c>: from the left and the upper edge, 0 to 1 of width and height.</summary>
internal sealed record PersonTagRequest(Guid UserId, double X, double Y);

/// <summary>Where a post says it is from: the name of a place, and degrees north and east (WGS 84), both or none.</summary>
internal sealed record PostLocationRequest(string Name, double? Latitude = null, double? Longitude = null)
{
    public PostLocation ToLocation() => new(Name, Latitude, Longitude);
}
