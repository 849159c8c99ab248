using System.Collections.Concurrent;

namespace InstaHub.Grains.Cluster.Reactions;

/// <summary>What is said, liked and bookmarked, in the words of the product and not of the code. Users are numbers; all see all.</summary>
internal sealed class ContentModel
{
    /// <summary>Who likes what: users, and ids of posts and comments.</summary>
    public ConcurrentDictionary<(int User, Guid Target), bool> Likes { get; } = new();

    /// <summary>Who has bookmarked which post.</summary>
    public ConcurrentDictionary<(int User, Guid Post), bool> Bookmarks { get; } = new();

    public long LikesOf(Guid target) => Likes.Keys.Count(like => like.Target == target);
}

/// <summary>A post of the model.</summary>
internal sealed class ModelPost(Guid id, int author, string caption)
{
    public Guid Id => id;

    public int Author => author;

    public string Caption { get; set; } = caption;

    public bool IsArchived { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>All comments that were ever made.</summary>
    public ConcurrentDictionary<Guid, ModelComment> Comments { get; } = new();

    /// <summary>Whether somebody may do something about it.</summary>
    public bool IsThereFor(int user) => !IsDeleted && (!IsArchived || user == author);

    /// <summary>Those that are there, replies too.</summary>
    public IEnumerable<ModelComment> Live => Comments.Values.Where(IsLive);

    public bool IsLive(ModelComment comment) => !comment.IsDeleted && (comment.ReplyTo is not { } parent || !Comments[parent].IsDeleted);
}

/// <summary>A comment of the model.</summary>
internal sealed class ModelComment(Guid id, int author, Guid? replyTo, string text)
{
    public Guid Id => id;

    public int Author => author;

    public Guid? ReplyTo => replyTo;

    public string Text { get; set; } = text;

    public bool IsDeleted { get; set; }
}
