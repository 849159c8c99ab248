namespace InstaHub.CodeGenerator.Generation;

public sealed class GrainClassTests
{
    [Fact]
    public void Grain_classes_are_registered()
    {
        const string Source = """
            public interface IFoo : IGrainWithStringKey { Task Do(); }
            public class Derived : Grain, IFoo { public Task Do() => Task.CompletedTask; }
            public sealed class MoreDerived : Derived;
            internal sealed class Plain(IGrainContext context) : IGrainBase, IFoo { public IGrainContext GrainContext => context; public Task Do() => Task.CompletedTask; }
            public partial class Parts : Grain;
            public partial class Parts : IFoo { public Task Do() => Task.CompletedTask; }
            public class Outer { internal sealed class Nested : Grain, IGrainWithGuidKey; }
            """;

        var classes = GeneratorRun.Of(Source).Manifest().GrainClasses;

        Assert.Equal(["Derived", "MoreDerived", "Nested", "Parts", "Plain"], classes.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Other_classes_are_not()
    {
        const string Source = """
            public interface IFoo : IGrainWithStringKey { Task Do(); }
            public abstract class Abstract : Grain, IFoo { public abstract Task Do(); }
            public class Generic<T> : Grain, IFoo { public Task Do() => Task.CompletedTask; public class Inner : Grain, IFoo { public Task Do() => Task.CompletedTask; } }
            public class NoGrain : IFoo { public Task Do() => Task.CompletedTask; }
            public class NoInterface : Grain;
            public interface IViewer : IGrainObserver { void Show(); }
            public class Viewer : IViewer { public void Show() { } }
            """;

        Assert.Empty(GeneratorRun.Of(Source).Manifest().GrainClasses);
    }
}
