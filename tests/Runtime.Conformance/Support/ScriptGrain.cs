using System.Collections.Concurrent;

namespace InstaHub.Runtime.Conformance.Support;

/// <summary>Runs the code of a test inside a grain.</summary>
public interface IScriptGrain : IGrainWithGuidKey
{
    Task Run();
}

public sealed class ScriptGrain : Grain, IScriptGrain
{
    private static readonly ConcurrentDictionary<Guid, Func<IGrainFactory, Task>> Scripts = new();

    /// <summary>Runs <paramref name="script"/> in a grain of its own. Its result or exception comes back uncopied.</summary>
    public static async Task<T> Play<T>(IGrainFactory client, Func<IGrainFactory, Task<T>> script)
    {
        var key = Guid.NewGuid();
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Scripts[key] = async grains =>
        {
            try
            {
                result.SetResult(await script(grains));
            }
            catch (Exception exception)
            {
                result.SetException(exception);
            }
        };
        await client.GetGrain<IScriptGrain>(key).Run();
        return await result.Task;
    }

    public Task Run() =>
        Scripts.TryRemove(this.GetPrimaryKey(), out var script)
            ? script(GrainFactory)
            : throw new InvalidOperationException($"There is no script {this.GetPrimaryKey()}.");
}
