using System.Reflection;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Grains.Unit.Graph;

/// <summary>Grains that only note what they are told, and answer when the test says so.</summary>
internal sealed class ToldGrains
{
    private readonly Lock _lock = new();
    private readonly List<(Guid UserId, object Told)> _calls = [];
    private readonly SemaphoreSlim _called = new(0);

    public ToldGrains()
    {
        Factory = DispatchProxy.Create<IGrainFactory, Recorder>();
        ((Recorder)(object)Factory).Invoked = (method, arguments) => Make(method.GetGenericArguments()[0], (Guid)arguments[0]!);
    }

    public IGrainFactory Factory { get; }

    /// <summary>What a call is answered by.</summary>
    public Func<Task> Answer { get; set; } = () => Task.CompletedTask;

    /// <summary>All calls so far: ids to be forgotten, or a <see cref="CountsChange"/>.</summary>
    public IReadOnlyList<(Guid UserId, object Told)> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    /// <summary>Waits for the next call.</summary>
    public Task WaitForCallAsync() => Patience.ForAsync(_called.WaitAsync(), "a call of a grain");

    private object Make(Type grain, Guid userId)
    {
        var made = grain == typeof(IRelationshipsGrain) ? (object)DispatchProxy.Create<IRelationshipsGrain, Recorder>() : DispatchProxy.Create<IUserGrain, Recorder>();
        ((Recorder)made).Invoked = (method, arguments) =>
        {
            Assert.Contains(method.Name, new[] { nameof(IRelationshipsGrain.Forget), nameof(IUserGrain.CountsChanged) });
            lock (_lock)
                _calls.Add((userId, arguments[0] is IReadOnlyList<Guid> ids ? ids.ToArray() : arguments[0]!));
            _called.Release();
            return Answer();
        };
        return made;
    }

    public class Recorder : DispatchProxy
    {
        public Func<MethodInfo, object?[], object> Invoked { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Invoked(targetMethod!, args!);
    }
}
