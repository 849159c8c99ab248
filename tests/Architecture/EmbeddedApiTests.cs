namespace InstaHub.Architecture;

/// <summary>
/// Our implementation of the Orleans programming model says what Orleans says, to the letter: for every type that the Orleans
/// assemblies of the package feed have, each public member of ours is one of theirs.
/// </summary>
public sealed class EmbeddedApiTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "orleans");
    private static readonly Dictionary<string, HashSet<string>> Ours = OrleansApi.Read(Path.Combine(AppContext.BaseDirectory, "Orleans.Embedded.dll"));

    private static readonly Dictionary<string, HashSet<string>> Theirs = Directory.GetFiles(Folder, "*.dll")
        .SelectMany(OrleansApi.Read).GroupBy(type => type.Key).ToDictionary(type => type.Key, type => type.SelectMany(assembly => assembly.Value).ToHashSet());

    // Ours, but not for users: what generated code needs of the runtime.
    private static bool IsOwn(string name) => name.StartsWith("Orleans.Embedded.", StringComparison.Ordinal) || name.StartsWith("OrleansGenerated.", StringComparison.Ordinal);

    // How equality and text are spelled differs with the kind of the type; generated code uses other base members of references.
    private static bool IsSpelling(string member) =>
        new[] { " Equals<", " GetHashCode<", " ToString<", " CompareTo<", " op_Equality<", " op_Inequality<", " Finalize<", " BeginCopy<", " Invoke<", " InvokeOneWay<" }.Any(member.Contains);

    public static TheoryData<string> SharedTypes() => [.. Ours.Keys.Where(Theirs.ContainsKey).Order()];

    [Fact]
    public void The_true_assemblies_are_there_to_compare_with() => Assert.InRange(SharedTypes().Count, 60, int.MaxValue);

    [Theory]
    [MemberData(nameof(SharedTypes))]
    public void Every_public_member_is_one_of_Orleans(string type) =>
        Assert.Empty(Ours[type].Where(member => !IsSpelling(member)).Except(Theirs[type]).Order());

    [Fact]
    public void Types_that_Orleans_does_not_have_are_in_a_namespace_of_our_own()
    {
        // These assemblies of Orleans are not in the feed: their types are compared by compiling everything on the Orleans set.
        var elsewhere = new[]
        {
            "Microsoft.Extensions.Hosting.OrleansSiloGenericHostExtensions", "Orleans.Alias", "Orleans.ApplicationPartAttribute", "Orleans.CollectionAgeLimitAttribute", "Orleans.GenerateSerializerAttribute",
            "Orleans.GrainReminderExtensions", "Orleans.GrainState", "Orleans.IClusterClient", "Orleans.IGrainState", "Orleans.IRemindable", "Orleans.IdAttribute", "Orleans.ImplicitStreamSubscriptionAttribute", "Orleans.ImmutableAttribute",
            "Orleans.GrainStreamingExtensions", "Orleans.KeepAliveAttribute", "Orleans.ResponseTimeoutAttribute", "Orleans.ServiceLifecycleStage", "Orleans.Configuration.", "Orleans.Hosting.", "Orleans.Internal.", "Orleans.Providers.", "Orleans.Runtime.",
            "Orleans.Serialization.", "Orleans.Storage.", "Orleans.Streams.",
        };
        Assert.DoesNotContain(Ours.Keys, name => !IsOwn(name) && !Theirs.ContainsKey(name) && !elsewhere.Any(known => name.StartsWith(known, StringComparison.Ordinal)));
    }
}
