using System.Collections.Concurrent;
using System.Reflection;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Stores.Contract.Media;

/// <summary>Stands in for the grains of files, which are only ever told to forget.</summary>
internal static class ForgottenMedia
{
    /// <param name="forgotten">Takes the ids of the files that are told.</param>
    public static IGrainFactory Watch(ConcurrentQueue<Guid> forgotten)
    {
        var factory = DispatchProxy.Create<IGrainFactory, Factory>();
        ((Factory)factory).Forgotten = forgotten;
        return factory;
    }

    // DispatchProxy derives from these.
    internal class Factory : DispatchProxy
    {
        public ConcurrentQueue<Guid> Forgotten { get; set; } = null!;

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Assert.Equal(typeof(IMediaGrain), targetMethod!.ReturnType);
            var grain = Create<IMediaGrain, Grain>();
            ((Grain)grain).Forget = () => Forgotten.Enqueue((Guid)args![0]!);
            return grain;
        }
    }

    internal class Grain : DispatchProxy
    {
        public Action Forget { get; set; } = null!;

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Assert.Equal(nameof(IMediaGrain.Forget), targetMethod!.Name);
            Forget();
            return Task.CompletedTask;
        }
    }
}
