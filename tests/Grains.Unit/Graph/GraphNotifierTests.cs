using InstaHub.GrainInterfaces.Feeds;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Feeds;
using InstaHub.Grains.Graph;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstaHub.Grains.Unit.Graph;

/// <summary>Who is told after a commit, in how many calls, and for how long it is waited.</summary>
public sealed class GraphNotifierTests
{
    // Between two microseconds.
    private static readonly DateTimeOffset At = new(new DateTime(2030, 1, 1).AddTicks(15), TimeSpan.Zero);

    private readonly ToldGrains _grains = new();
    private readonly ManualTime _time = new();
    private readonly ToldFeeds _feeds = new();
    private readonly GraphNotifier _notifier;
    private readonly Guid _ada = Guid.NewGuid();
    private readonly Guid _bob = Guid.NewGuid();

    public GraphNotifierTests() => _notifier = new(_grains.Factory, _feeds, _time, NullLogger<GraphNotifier>.Instance);

    [Fact]
    public async Task Of_a_follow_the_followee_is_told_and_both_learn_their_numbers()
    {
        await TellAsync(_ada, _bob, Follow(following: 3, followers: 8));

        Assert.Equal(3, _grains.Calls.Count);
        Assert.Equal([_ada], Assert.Single(_grains.Calls.Select(call => call.Told).OfType<Guid[]>()));
        Assert.Contains((_bob, (object)Counts(8)), _grains.Calls);
        Assert.Contains((_ada, (object)Counts(3)), _grains.Calls);
    }

    [Fact]
    public async Task Nobody_is_told_of_what_only_the_actor_sees_or_of_nothing()
    {
        await TellAsync(_ada, _bob, new GraphOutcome(GraphVerdict.Done, Relation.None, Relation.MutingPosts, null, null));
        await TellAsync(_ada, _bob, new GraphOutcome(GraphVerdict.Done, Relation.Following, Relation.Following, null, null));

        Assert.Empty(_grains.Calls);
        Assert.Equal([new(_ada, _bob)], _feeds.Pairs); // what is muted is in no feed
    }

    [Fact]
    public async Task While_a_user_is_being_told_what_comes_is_gathered_into_one_call_more()
    {
        var gate = new TaskCompletionSource();
        _grains.Answer = () => gate.Task;
        var fans = Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).ToArray();
        var first = TellAsync(_ada, _bob, Asked);
        await _grains.WaitForCallAsync();

        var others = fans.Select(fan => TellAsync(fan, _bob, Asked)).ToArray();
        Assert.DoesNotContain(others, other => other.IsCompleted);
        gate.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(2, _grains.Calls.Count);
        Assert.Equal(fans, (Guid[])_grains.Calls[1].Told);
    }

    [Fact]
    public async Task Of_numbers_that_were_gathered_the_newest_are_told()
    {
        var gate = new TaskCompletionSource();
        _grains.Answer = () => gate.Task;
        var first = TellAsync(_ada, _bob, Asked);
        await _grains.WaitForCallAsync();

        var late = new[] { 5, 9, 7 }.Select(number => TellAsync(Guid.NewGuid(), _bob, new(GraphVerdict.Done, Relation.None, Relation.Following, null, Counts(number)))).ToArray();
        gate.SetResult();
        await Task.WhenAll([first, .. late]);

        Assert.Equal(Counts(9), Assert.Single(_grains.Calls.Select(call => call.Told).OfType<CountsChange>()));
    }

    [Fact]
    public async Task Who_does_not_answer_is_not_waited_for()
    {
        _grains.Answer = () => new TaskCompletionSource().Task;
        var told = _notifier.TellAsync(Write(_ada, _bob), Asked);
        await _grains.WaitForCallAsync();
        await _time.WaitForTimerAsync(GraphNotifier.Patience);

        Assert.False(told.IsCompleted);
        _time.Advance(GraphNotifier.Patience);

        await Patience.ForAsync(told, "the act to be answered");
        Assert.False(HasTold());
    }

    [Fact]
    public async Task What_waits_for_who_does_not_answer_is_bounded()
    {
        _grains.Answer = () => new TaskCompletionSource().Task;
        _ = _notifier.TellAsync(Write(_ada, _bob), Asked);
        await _grains.WaitForCallAsync();
        for (var i = 0; i < GraphNotifier.MostWaiting; i++)
            _ = _notifier.TellAsync(Write(_ada, _bob), Asked);

        Assert.True(_notifier.TellAsync(Write(_ada, _bob), Asked).IsCompleted);
    }

    [Fact]
    public async Task Who_fails_to_be_told_fails_no_act_and_is_told_the_next_time()
    {
        _grains.Answer = () => Task.FromException(new InvalidOperationException("It is not to be."));
        await TellAsync(_ada, _bob, Asked);
        Assert.False(HasTold());
        _grains.Answer = () => Task.CompletedTask;
        await TellAsync(_ada, _bob, Asked);

        Assert.Equal(2, _grains.Calls.Count);
    }

    [Fact]
    public async Task What_was_told_is_known_when_its_event_comes_once()
    {
        await TellAsync(_ada, _bob, Asked);

        Assert.False(_notifier.HasTold(new GraphChange(_bob, _ada), At));
        Assert.False(_notifier.HasTold(new GraphChange(_ada, _bob), At.AddMilliseconds(1)));
        Assert.True(_notifier.HasTold(new GraphChange(_ada, _bob), At.AddTicks(-5))); // as the database keeps it
        Assert.False(HasTold());
    }

    [Fact]
    public void What_was_told_is_remembered_for_a_while_only()
    {
        var told = new ToldChanges();
        for (var i = 0; i <= 2 * ToldChanges.Generation; i++)
            told.Add(_ada, _bob, At.AddMilliseconds(i));

        Assert.False(told.Remove(_ada, _bob, At));
        Assert.True(told.Remove(_ada, _bob, At.AddMilliseconds(ToldChanges.Generation)));
        Assert.True(told.Remove(_ada, _bob, At.AddMilliseconds(2 * ToldChanges.Generation)));
    }

    private static GraphOutcome Asked => new(GraphVerdict.Done, Relation.None, Relation.Requested, null, null);

    private static GraphOutcome Follow(int following, int followers) =>
        new(GraphVerdict.Done, Relation.None, Relation.Following, Counts(following), Counts(followers));

    private static CountsChange Counts(int number) => new(new UserCounts(0, number, number), number);

    private Task TellAsync(Guid actor, Guid target, GraphOutcome outcome) =>
        Patience.ForAsync(_notifier.TellAsync(Write(actor, target), outcome), "an act's end to be told");

    private static GraphWrite Write(Guid actor, Guid target) => new(actor, target, RelationChange.Follow, At);

    private bool HasTold() => _notifier.HasTold(new GraphChange(_ada, _bob), At);

    private sealed class ToldFeeds : IFeedNews
    {
        public List<FeedPair> Pairs { get; } = [];

        public Task TellAsync(FeedPair pair)
        {
            Pairs.Add(pair);
            return Task.CompletedTask;
        }

        public Task TellAsync(FeedPost post) => throw new NotSupportedException();
    }
}
