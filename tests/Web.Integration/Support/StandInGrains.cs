using System.Reflection;

namespace InstaHub.Web.Integration.Support;

/// <summary>Stands in for the grains, where a test is about the web front end alone: each call of each grain does the same.</summary>
internal static class StandInGrains
{
    public static IGrainFactory ThatAnswer() => That(() => Task.CompletedTask);

    /// <param name="call">What each call does.</param>
    public static IGrainFactory That(Func<Task> call)
    {
        var factory = DispatchProxy.Create<IGrainFactory, Factory>();
        ((Factory)factory).Call = call;
        return factory;
    }

    // DispatchProxy derives from these.
    internal class Factory : DispatchProxy
    {
        public Func<Task> Call { get; set; } = null!;

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var grain = (Grain)Create(targetMethod!.ReturnType, typeof(Grain));
            grain.Call = Call;
            return grain;
        }
    }

    internal class Grain : DispatchProxy
    {
        public Func<Task> Call { get; set; } = null!;

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => Call();
    }
}
