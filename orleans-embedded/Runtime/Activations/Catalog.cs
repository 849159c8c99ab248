using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The activations there are, by grain id.</summary>
internal sealed class Catalog(EmbeddedRuntime runtime)
{
    private readonly ConcurrentDictionary<GrainId, ICallTarget> _targets = new();

    /// <summary>The target of calls to <paramref name="grainId"/>, made if there is none. A grain begins with its first call.</summary>
    public ICallTarget GetOrAdd(GrainId grainId) =>
        _targets.TryGetValue(grainId, out var target) ? target : _targets.GetOrAdd(grainId, Create, runtime);

    public ICallTarget? Find(GrainId grainId) => _targets.GetValueOrDefault(grainId);

    public bool TryAdd(GrainId grainId, ICallTarget target) => _targets.TryAdd(grainId, target);

    public void Remove(GrainId grainId, ICallTarget target) => _targets.TryRemove(new(grainId, target));

    public void Remove(Activation activation)
    {
        if (Find(activation.GrainId) is WorkerGroup group)
        {
            group.Remove(activation);
            if (group.EndIfEmpty())
            {
                Remove(activation.GrainId, group);
            }
        }
        else
        {
            Remove(activation.GrainId, activation);
        }
    }

    /// <summary>Every activation, of stateless workers too.</summary>
    public IEnumerable<Activation> Activations()
    {
        foreach (var (_, target) in _targets)
        {
            switch (target)
            {
                case Activation activation:
                    yield return activation;
                    break;
                case WorkerGroup group:
                    foreach (var worker in group.Workers())
                    {
                        yield return worker;
                    }

                    break;
            }
        }
    }

    /// <summary>Forgets observers whose objects are gone.</summary>
    public void RemoveGoneObservers()
    {
        foreach (var (grainId, target) in _targets)
        {
            if (target is LocalObserver { IsGone: true })
            {
                Remove(grainId, target);
            }
        }
    }

    private static ICallTarget Create(GrainId grainId, EmbeddedRuntime runtime)
    {
        var grainClass = runtime.Manifest.ClassOf(grainId.Type);
        return grainClass.MaxWorkers > 0 ? new WorkerGroup(runtime, grainClass, grainId) : new Activation(runtime, grainClass, grainId);
    }
}
