using System.Text.Json.Serialization;
using InstaHub.Web.Api.Bookmarks;
using InstaHub.Web.Api.Comments;

namespace InstaHub.Web.Api.Reactions;

/// <summary>The JSON of likes, comments and bookmarks.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Success<PostLikeAnswer>))]
[JsonSerializable(typeof(Success<CommentLikeAnswer>))]
[JsonSerializable(typeof(Page<ActivityAnswer>))]
[JsonSerializable(typeof(CommentRequest))]
[JsonSerializable(typeof(EditCommentRequest))]
[JsonSerializable(typeof(Success<CommentAnswer>))]
[JsonSerializable(typeof(Page<CommentAnswer>))]
[JsonSerializable(typeof(BookmarkRequest))]
[JsonSerializable(typeof(CollectionRequest))]
[JsonSerializable(typeof(Success<BookmarkAnswer>))]
[JsonSerializable(typeof(Success<CollectionAnswer>))]
[JsonSerializable(typeof(Success<IReadOnlyList<CollectionAnswer>>))]
internal sealed partial class ReactionJson : JsonSerializerContext;
