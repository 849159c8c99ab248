using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts;
using InstaHub.Grains.Posts.Text;
using InstaHub.Silo.Stores.Media;
using InstaHub.Silo.Stores.Posts;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Commands.Content;

/// <summary>
/// Writes invented content, in the transaction of its authors: rows, what lists them and what counts them. Hashtags come last, because
/// their counters are the only rows that others may wait for.
/// </summary>
/// <param name="copy">Writes rows.</param>
/// <param name="content">What is written.</param>
/// <param name="users">Everybody.</param>
/// <param name="library">Has what the photos are of; nothing where there are none.</param>
/// <param name="cancellationToken">Breaks it off.</param>
internal sealed class ContentWriter(
    BulkCopy copy, SeededContent content, IReadOnlyList<SeededUser> users, PictureLibrary library, CancellationToken cancellationToken)
{
    private const string Posts =
        "posts (id, author_id, status, caption, media, location, hashtags, mentions, mention_names, comments_off, hide_likes, created_at, published_at)";

    private const string Media =
        "media (id, owner_id, kind, status, content_type, size, sha256, width, height, blur_hash, sizes, attached_to, unattached_since, created_at, uploaded_at, done_at)";

    private const string Comments = "comments (id, post_id, author_id, reply_to, text, mentions, mention_names, created_at)";
    private const string Counts = "content_counts (target_id, likes, replies)";
    private const string Likes = "likes (user_id, target_id, kind, liked_at)";

    private const string CountHashtags =
        """
        insert into hashtags (hashtag, posts) select * from unnest($1::text[], $2::bigint[]) as input (hashtag, posts) order by hashtag collate "C"
        on conflict (hashtag) do update set posts = hashtags.posts + excluded.posts
        """;

    private const double HideLikesShare = 0.02;

    private readonly SeededTexts _texts = new(users, content.Network);
    private readonly List<(string Hashtag, int Post)> _hashtags = [];
    private readonly List<(Guid User, int Post)> _tagged = [];

    /// <summary>The tables that planners should know of anew.</summary>
    public const string Tables = "media, posts, post_hashtags, post_tags, hashtags, content_counts, likes, comments";

    /// <summary>How many rows are told of; how many there are in lists is only known afterwards.</summary>
    public static long RowsOf(SeededContent content) =>
        (2L * content.Posts.Length) + (2L * content.Comments.Length) + content.Photos.Length + content.Avatars.Length + content.LikeCount;

    /// <summary>Writes all.</summary>
    public async Task WriteAsync()
    {
        await copy.WriteAsync(Media, content.Avatars, (row, avatar) =>
            WriteMediaAsync(row, avatar.Id, users[avatar.User].Id, MediaKind.Avatar, library.Portraits[avatar.Portrait], attachedTo: users[avatar.User].Id, users[avatar.User].CreatedAt));
        await copy.WriteAsync(Media, content.Photos, (row, photo) =>
            WriteMediaAsync(row, photo.Id, users[content.Posts[photo.Post].Author].Id, MediaKind.Image, library.Pictures[photo.Picture], attachedTo: content.Posts[photo.Post].Id, photo.UploadedAt));
        await copy.WriteAsync(Posts, ComposePosts(), WritePostAsync);
        await copy.WriteAsync(Comments, ComposeComments(), WriteCommentAsync);
        await copy.WriteAsync(Counts, content.Posts, (row, post) => WriteCountsAsync(row, post.Id, post.Likes, post.Comments));
        await copy.WriteAsync(Counts, content.Comments, (row, comment) => WriteCountsAsync(row, comment.Id, comment.Likes, comment.Replies));
        await copy.WriteAsync(Likes, content.Likes(), async (row, like) =>
        {
            await row.WriteAsync(users[like.User].Id, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync(like.Target, NpgsqlDbType.Uuid, cancellationToken);
            await row.WriteAsync((short)like.Kind, NpgsqlDbType.Smallint, cancellationToken);
            await row.WriteAsync(like.LikedAt, NpgsqlDbType.TimestampTz, cancellationToken);
        });
        await WriteListsAsync();
    }

    private async Task WriteListsAsync()
    {
        await copy.WriteAsync("post_tags (user_id, published_at, post_id)", _tagged.Distinct(), (row, tag) => WriteListedAsync(row, tag.User, NpgsqlDbType.Uuid, tag.Post), tells: false);
        await copy.WriteAsync("post_hashtags (hashtag, published_at, post_id)", _hashtags, (row, tag) => WriteListedAsync(row, tag.Hashtag, NpgsqlDbType.Text, tag.Post), tells: false);
        var counts = _hashtags.CountBy(tag => tag.Hashtag).ToArray();
        await copy.ExecuteAsync(
            CountHashtags,
            new NpgsqlParameter<string[]> { TypedValue = Array.ConvertAll(counts, count => count.Key) },
            new NpgsqlParameter<long[]> { TypedValue = Array.ConvertAll(counts, count => (long)count.Value) });

        async Task WriteListedAsync<T>(NpgsqlBinaryImporter row, T value, NpgsqlDbType type, int post)
        {
            await row.WriteAsync(value, type, cancellationToken);
            await row.WriteAsync(content.Posts[post].PublishedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await row.WriteAsync(content.Posts[post].Id, NpgsqlDbType.Uuid, cancellationToken);
        }
    }

    private IEnumerable<StoredPost> ComposePosts()
    {
        var random = new Random(unchecked((content.Seed * 397) ^ 0x5458));
        var photo = 0;
        for (var i = 0; i < content.Posts.Length; i++)
        {
            var post = content.Posts[i];
            var media = new PostMedia[post.Photos];
            for (var j = 0; j < media.Length; j++, photo++)
                media[j] = new PostMedia(content.Photos[photo].Id, SeededTexts.AltText(content.Photos[photo].Picture), _texts.Tags(post.Author, random));
            var (caption, mentioned) = _texts.Caption(post.Author, random);
            var text = PostText.Parse(caption);
            _hashtags.AddRange(text.Hashtags.Select(hashtag => (hashtag, i)));
            _tagged.AddRange(media.SelectMany(item => item.Tags).Select(tag => (tag.UserId, i)));
            yield return new StoredPost
            {
                Id = post.Id,
                AuthorId = users[post.Author].Id,
                Status = PostStatus.Published,
                Caption = caption,
                Media = media,
                Location = SeededTexts.Location(random),
                Hashtags = text.Hashtags,
                Mentions = MentionsIn(text, mentioned),
                CommentsOff = post.CommentsOff,
                HideLikes = random.NextDouble() < HideLikesShare,
                CreatedAt = post.PublishedAt,
                PublishedAt = post.PublishedAt,
            };
        }
    }

    private IEnumerable<(SeededComment Comment, string Text, IReadOnlyList<Mention> Mentions)> ComposeComments()
    {
        var random = new Random(unchecked((content.Seed * 397) ^ 0x5443));
        foreach (var comment in content.Comments)
        {
            var (text, mentioned) = _texts.Comment(comment.Author, content.Posts[comment.Post].Author, random);
            yield return (comment, text, MentionsIn(PostText.Parse(text), mentioned));
        }
    }

    private static IReadOnlyList<Mention> MentionsIn(PostText text, SeededUser? mentioned) =>
        [.. text.Mentions.Where(name => name == mentioned?.Username).Select(name => new Mention(mentioned!.Id, name))];

    private async Task WriteMediaAsync(NpgsqlBinaryImporter row, Guid id, Guid owner, MediaKind kind, LibraryPicture picture, Guid attachedTo, DateTime uploadedAt)
    {
        await row.WriteAsync(id, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(owner, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync((short)kind, NpgsqlDbType.Smallint, cancellationToken);
        await row.WriteAsync((short)MediaStatus.Ready, NpgsqlDbType.Smallint, cancellationToken);
        await row.WriteAsync(PictureLibrary.ContentType, NpgsqlDbType.Text, cancellationToken);
        await row.WriteAsync(picture.Size, NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync(picture.Sha256, NpgsqlDbType.Bytea, cancellationToken);
        await row.WriteAsync(picture.Processed.Width, NpgsqlDbType.Integer, cancellationToken);
        await row.WriteAsync(picture.Processed.Height, NpgsqlDbType.Integer, cancellationToken);
        await row.WriteAsync(picture.Processed.BlurHash, NpgsqlDbType.Text, cancellationToken);
        await row.WriteAsync(MediaRows.Write(picture.Processed.Sizes), NpgsqlDbType.Jsonb, cancellationToken);
        await row.WriteAsync(attachedTo, NpgsqlDbType.Uuid, cancellationToken);
        for (var i = 0; i < 4; i++)
            await row.WriteAsync(uploadedAt, NpgsqlDbType.TimestampTz, cancellationToken);
    }

    private async Task WritePostAsync(NpgsqlBinaryImporter row, StoredPost post)
    {
        await row.WriteAsync(post.Id, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(post.AuthorId, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync((short)post.Status, NpgsqlDbType.Smallint, cancellationToken);
        await row.WriteAsync(post.Caption, NpgsqlDbType.Text, cancellationToken);
        await row.WriteAsync(PostRows.MediaOf(post), NpgsqlDbType.Jsonb, cancellationToken);
        await OrNullAsync(row, PostRows.LocationOf(post), NpgsqlDbType.Jsonb);
        await row.WriteAsync(post.Hashtags.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
        await WriteMentionsAsync(row, post.Mentions);
        await row.WriteAsync(post.CommentsOff, NpgsqlDbType.Boolean, cancellationToken);
        await row.WriteAsync(post.HideLikes, NpgsqlDbType.Boolean, cancellationToken);
        await row.WriteAsync(post.CreatedAt.UtcDateTime, NpgsqlDbType.TimestampTz, cancellationToken);
        await row.WriteAsync(post.PublishedAt!.Value.UtcDateTime, NpgsqlDbType.TimestampTz, cancellationToken);
    }

    private async Task WriteCommentAsync(NpgsqlBinaryImporter row, (SeededComment Comment, string Text, IReadOnlyList<Mention> Mentions) composed)
    {
        var comment = composed.Comment;
        await row.WriteAsync(comment.Id, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(content.Posts[comment.Post].Id, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(users[comment.Author].Id, NpgsqlDbType.Uuid, cancellationToken);
        if (comment.ReplyTo >= 0)
            await row.WriteAsync(content.Comments[comment.ReplyTo].Id, NpgsqlDbType.Uuid, cancellationToken);
        else
            await row.WriteNullAsync(cancellationToken);
        await row.WriteAsync(composed.Text, NpgsqlDbType.Text, cancellationToken);
        await WriteMentionsAsync(row, composed.Mentions);
        await row.WriteAsync(comment.CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
    }

    private async Task WriteMentionsAsync(NpgsqlBinaryImporter row, IReadOnlyList<Mention> mentions)
    {
        await row.WriteAsync(mentions.Select(mention => mention.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(mentions.Select(mention => mention.Username).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
    }

    private async Task WriteCountsAsync(NpgsqlBinaryImporter row, Guid target, long likes, long replies)
    {
        await row.WriteAsync(target, NpgsqlDbType.Uuid, cancellationToken);
        await row.WriteAsync(likes, NpgsqlDbType.Bigint, cancellationToken);
        await row.WriteAsync(replies, NpgsqlDbType.Bigint, cancellationToken);
    }

    private Task OrNullAsync(NpgsqlBinaryImporter row, string? value, NpgsqlDbType type) =>
        value is null ? row.WriteNullAsync(cancellationToken) : row.WriteAsync(value, type, cancellationToken);
}
