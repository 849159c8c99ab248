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
    public Task Of_likes() => ActAsync(ReactionEvents.Namespace, targets: 1, async (grains, user, target) =>
        Assert.True((await grains.GetReactions(user).Like(target.Post, ContentKind.Post)).IsSuccess));

    [Fact]
    public Task Of_comments() => ActAsync(CommentEvents.Namespace, targets: 1, (grains, user, target) => CommentAsync(grains, user, target.Post, replyTo: null));

    [Fact]
    public Task Of_replies() => ActAsync(CommentEvents.Namespace, targets: 2, (grains, user, target) => CommentAsync(grains, user, target.Post, target.Comment));

    // An event that is quicker than whoever tells leads to a read of each target: on a busy machine many may be, not all.
    private async Task ActAsync(string events, int targets, Func<IGrainFactory, Guid, (Guid Post, Guid Comment), Task> act)
    {
        var grains = _product.Get<IGrainFactory>();
        var user = await _database.MakeUserAsync();
        var content = new List<(Guid Post, Guid Comment)>();
        for (var i = 0; i < Acts; i++)
        {
            var post = await _database.MakePostAsync(user);
            content.Add((post, await CommentAsync(grains, user, post, replyTo: null)));
        }
        await HandledAsync(CommentEvents.Namespace);

        using var queries = new QueryCounter(_database.Name);
        foreach (var target in content)
            await act(grains, user, target);
        await HandledAsync(events);

        Assert.InRange(queries.CountOf("select likes, replies, change_number from content_counts where target_id = $1"), 0, (Acts * targets) - 1);
    }

    private static async Task<Guid> CommentAsync(IGrainFactory grains, Guid user, Guid post, Guid? replyTo)
    {
        var id = Guid.CreateVersion7();
        Assert.True((await grains.GetComment(id).Create(new NewComment(post, user, "Some words.", replyTo))).IsSuccess);
        return id;
    }

    private Task HandledAsync(string events) => Patience.UntilAsync(
        async () => (await _database.QueryAsync<long>($"select count(*) from events where namespace = '{events}'")).Single() == 0, "all events to be handled");
}
