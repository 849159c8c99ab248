using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Live;

namespace InstaHub.Grains.Posts;

/// <summary>Live numbers. Who watches is known here alone: after the loss of an activation web processes tell the next one within seconds.</summary>
public sealed partial class PostGrain
{
    private TopicWatchers? _watchers;
    private IGrainTimer? _telling;

    public async Task Watch(string webProcess, long seen)
    {
        if (await ReadAsync() is not { Status: PostStatus.Published })
            return;
        _watchers ??= engagement.NewWatchers();
        _watchers.Add(time.GetUtcNow(), webProcess, seen);
        TellSoon(_counts.ChangeNumber);
    }

    // What changes until then is told too.
    private void TellSoon(long changeNumber)
    {
        if (_telling is null && _watchers?.WaitFor(time.GetUtcNow(), changeNumber) is { } wait)
            _telling = this.RegisterGrainTimer(Tell, new GrainTimerCreationOptions(wait, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private async Task Tell()
    {
        _telling?.Dispose();
        _telling = null;
        if (await ReadAsync() is not { Status: PostStatus.Published } post)
            _watchers = null;
        else if (_watchers?.Take(time.GetUtcNow(), _counts.ChangeNumber) is { Count: > 0 } processes)
            engagement.Publish(processes, post, _counts);
    }
}
