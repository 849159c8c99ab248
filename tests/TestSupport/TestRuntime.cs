namespace InstaHub.TestSupport;

/// <summary>The grain runtime that the tests were built for.</summary>
public static class TestRuntime
{
    /// <summary>Whether it is the embedded one, which is one process, and not Orleans.</summary>
    public static bool IsEmbedded { get; } = typeof(Orleans.IGrain).Assembly.GetName().Name == "Orleans.Embedded";
}
