using InstaHub.Grains.Common;
using Orleans.TestingHost;

namespace InstaHub.Grains.Cluster.Common;

public sealed class UnknownOutcomeTests
{
    [Fact]
    public async Task A_grain_whose_write_has_an_unknown_outcome_tells_its_caller_and_starts_anew()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var grain = cluster.Client.GetGrain<IWritingGrain>(Guid.NewGuid());
        var before = await grain.Activation();

        Assert.Equal(1, await grain.Write(known: true));
        Assert.Equal(before, await grain.Activation());
        await Assert.ThrowsAsync<UnknownOutcomeException>(() => grain.Write(known: false));

        Assert.NotEqual(before, await grain.Activation());
    }
}

[Alias("InstaHub.Tests.IWritingGrain")]
public interface IWritingGrain : IGrainWithGuidKey
{
    /// <summary>Tells one activation from another.</summary>
    [Alias("Activation")]
    Task<Guid> Activation();

    [Alias("Write")]
    Task<int> Write(bool known);
}

[GrainType("tests.writing")]
public sealed class WritingGrain : Grain, IWritingGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task<int> Write(bool known) =>
        (known ? Task.FromResult(1) : Task.FromException<int>(new UnknownOutcomeException("Nobody knows."))).OrDeactivate(this);
}
