using System.Collections.Concurrent;
using System.Reflection;
using InstaHub.GrainInterfaces.Comments;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.GrainInterfaces.Reactions;
using InstaHub.Grains.Reactions;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstaHub.Grains.Unit.Reactions;

/// <summary>Who is told of numbers by whom: by whoever has changed them, or by the handler of the event.</summary>
public sealed class CountsNotifierTests
{
    private static readonly ContentCounts Committed = new(2, 0, 2);
    private static readonly ContentCounts Newest = new(3, 0, 3);

    private readonly ConcurrentQueue<(Guid Id, ContentCounts Counts)> _calls = new();
    private readonly SemaphoreSlim _called = new(0);
    private readonly ManualTime _time = new();
    private readonly CountsNotifier _notifier;
    private readonly (Guid Post, Guid Comment, Guid Event) _ids = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
    private Func<Task> _answer = () => Task.CompletedTask;

    public CountsNotifierTests()
    {
        var grains = Proxy<IGrainFactory>((method, arguments) => method.GetGenericArguments()[0] == typeof(IPostGrain)
            ? Proxy<IPostGrain>((_, told) => Call((Guid)arguments[0]!, told))
            : Proxy<ICommentGrain>((_, told) => Call((Guid)arguments[0]!, told)));
        var likes = Proxy<ILikeStore>((method, _) => method.Name == nameof(ILikeStore.FindCountsAsync)
            ? Task.FromResult<ContentCounts?>(Newest)
            : throw new NotSupportedException());
        _notifier = new CountsNotifier(grains, likes, _time, NullLogger<CountsNotifier>.Instance);
    }

    [Fact]
    public async Task What_was_told_is_not_told_again_by_its_event_which_comes_once()
    {
        Assert.True(await TellAsync());
        _notifier.Told(_ids.Event);

        await HandleAsync(_ids.Event);
        Assert.Equal([(_ids.Post, Committed)], _calls);

        await HandleAsync(_ids.Event);
        Assert.Equal([(_ids.Post, Committed), (_ids.Post, Newest)], _calls);
    }

    [Fact]
    public async Task All_of_an_event_that_nobody_told_of_are_told_the_newest()
    {
        _notifier.Told(Guid.NewGuid());

        await HandleAsync(_ids.Event, (_ids.Comment, ContentKind.Comment));

        Assert.Equal([(_ids.Post, Newest), (_ids.Comment, Newest)], _calls.OrderBy(call => call.Id != _ids.Post));
    }

    [Fact]
    public async Task Who_fails_was_not_told()
    {
        _answer = () => Task.FromException(new InvalidOperationException("It is not to be."));

        Assert.False(await TellAsync());
    }

    [Fact]
    public async Task Who_does_not_answer_is_not_waited_for_and_was_not_told()
    {
        _answer = () => new TaskCompletionSource().Task;
        var told = TellAsync();
        await Patience.ForAsync(_called.WaitAsync(TestContext.Current.CancellationToken), "a call of the post");
        await _time.WaitForTimerAsync(CountsNotifier.Patience);

        Assert.False(told.IsCompleted);
        _time.Advance(CountsNotifier.Patience);

        Assert.False(await told);
    }

    private Task<bool> TellAsync() => Patience.ForAsync(_notifier.TellAsync(_ids.Post, ContentKind.Post, Committed), "the post to be told");

    private Task HandleAsync(Guid eventId, params (Guid, ContentKind)[] others) =>
        Patience.ForAsync(_notifier.HandleAsync(eventId, [(_ids.Post, ContentKind.Post), .. others]), "the event to be handled");

    private Task Call(Guid id, object?[] told)
    {
        _calls.Enqueue((id, (ContentCounts)told[0]!));
        _called.Release();
        return _answer();
    }

    private static T Proxy<T>(Func<MethodInfo, object?[], object> invoked)
        where T : class
    {
        var made = DispatchProxy.Create<T, Recorder>();
        ((Recorder)(object)made).Invoked = invoked;
        return made;
    }

    public class Recorder : DispatchProxy
    {
        public Func<MethodInfo, object?[], object> Invoked { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Invoked(targetMethod!, args!);
    }
}
