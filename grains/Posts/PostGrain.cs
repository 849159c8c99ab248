using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Common;
using InstaHub.Grains.Feeds;
using InstaHub.Grains.Posts.Watching;

namespace InstaHub.Grains.Posts;

/// <inheritdoc cref="IPostGrain"/>
[GrainType("post")]
public sealed partial class PostGrain(
    IPostStore posts, IPostMedia media, PostWriting writing, AuthorNotifier authors, IFeedNews feeds, PostEngagement engagement, TimeProvider time)
    : Grain, IPostGrain
{
    private static readonly ContentCounts Unknown = new(0, 0, -1);

    private StoredPost? _post;
    private Task<StoredPost?>? _reading;
    private IGrainTimer? _leaving;

    // Made when first asked for after a change: with public addresses, and with those for readers of a private account.
    private PostCard? _card;
    private PostCard? _signedCard;
    private DateTimeOffset _signedUntil;

    // Numbers may be told before the post that they belong to has been read.
    private ContentCounts _counts = Unknown;

    // What was read before the last change is not believed.
    private long _changes;

    private Guid PostId => this.GetPrimaryKey();

    public ValueTask<PostCard?> GetCard() => _card is { } card ? new(_card = WithCounts(card)) : new(MakeCardAsync());

    public ValueTask<PostCard?> GetSignedCard() =>
        _signedCard is { } card && time.GetUtcNow() < _signedUntil ? new(_signedCard = WithCounts(card)) : new(MakeSignedCardAsync());

    public Task CountsChanged(ContentCounts counts)
    {
        if ((_post is not null || _reading is not null) && counts.ChangeNumber > _counts.ChangeNumber)
            _counts = counts;
        TellSoon(counts.ChangeNumber);
        return Task.CompletedTask; // what is not in memory is read when somebody asks
    }

    public Task Forget()
    {
        ForgetAll();
        return Task.CompletedTask;
    }

    private PostCard WithCounts(PostCard card) => card.Counts.ChangeNumber == _counts.ChangeNumber ? card : card with { Counts = _counts };

    private async Task<PostCard?> MakeCardAsync()
    {
        if (await ReadAsync() is not { Status: not PostStatus.Deleted } post)
            return null;
        var described = await DescribeAsync(post, signed: false);
        var card = PostCards.Make(post, _counts, described.Members);
        if (ReferenceEquals(_post, post))
            _card = card;
        return card;
    }

    private async Task<PostCard?> MakeSignedCardAsync()
    {
        if (await ReadAsync() is not { Status: not PostStatus.Deleted } post)
            return null;
        var described = await DescribeAsync(post, signed: true);
        var card = PostCards.Make(post, _counts, described.Members);
        if (ReferenceEquals(_post, post))
            (_signedCard, _signedUntil) = (card, described.FreshUntil ?? DateTimeOffset.MaxValue);
        return card;
    }

    private async ValueTask<MediaMembers> DescribeAsync(StoredPost post, bool signed) =>
        post.Media.Count == 0 ? MediaMembers.None : await media.DescribeAsync(post.AuthorId, [.. post.Media.Select(item => item.Id)], signed);

    // Once for all who ask meanwhile.
    private async ValueTask<StoredPost?> ReadAsync()
    {
        while (_post is null)
        {
            var reading = _reading ??= posts.FindAsync(PostId);
            var changes = _changes;
            try
            {
                if (await reading is not { } found)
                {
                    _leaving ??= this.DeactivateSoon(unless: () => _post is not null); // whoever makes ids up shall not fill the memory
                    return null;
                }
                if (changes == _changes && _post is null)
                    Remember(found);
            }
            finally
            {
                if (_reading == reading)
                    _reading = null;
            }
        }

        return _post;
    }

    private void Remember(StoredPost post)
    {
        (_post, _card, _signedCard) = (post, null, null);
        if (post.Counts.ChangeNumber > _counts.ChangeNumber)
            _counts = post.Counts;
    }

    private void ForgetAll()
    {
        (_post, _card, _signedCard, _reading, _counts) = (null, null, null, null, Unknown);
        _changes++;
    }
}
