using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Reactions;

namespace InstaHub.Grains.Cluster.Reactions;

/// <summary>The numbers that whoever changed them has told are not read anew for their events.</summary>
public sealed class ToldCountsTests : IAsyncLifetime
{
    private const int Acts = 40;

    private TestDatabase _database = null!;
    private TestProduct _product = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _product = await TestProduct.StartAsync(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public Task Of_likes() => ActAsync(ReactionEvents.Namespace, async (grains, user, post) =>
        Assert.True((await grains.GetReactions(user).Like(post, ContentKind.Post)).IsSuccess));

    [Fact]
    public Task Of_comments_and_replies() => ActAsync(CommentEvents.Namespace, async (grains, user, post) =>
    {
        var comment = Guid.CreateVersion7();
        Assert.True((await grains.GetComment(comment).Create(new NewComment(post, user, "A comment.", null))).IsSuccess);
        Assert.True((await grains.GetComment(Guid.CreateVersion7()).Create(new NewComment(post, user, "A reply.", comment))).IsSuccess);
    });

    // An event that is quicker than whoever tells leads to a read: some may be, not all.
    private async Task ActAsync(string events, Func<IGrainFactory, Guid, Guid, Task> act)
    {
        var user = await _database.MakeUserAsync();
        using var queries = new QueryCounter(_database.Name);
        for (var i = 0; i < Acts; i++)
            await act(_product.Get<IGrainFactory>(), user, await _database.MakePostAsync(user));
        await Patience.UntilAsync(
            async () => (await _database.QueryAsync<long>($"select count(*) from events where namespace = '{events}'")).Single() == 0, "all events to be handled");

        Assert.InRange(queries.CountOf("select likes, replies, change_number from content_counts where target_id = $1"), 0, Acts - 1);
    }
}
