using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;
using Orleans.Storage;

namespace InstaHub.Runtime.Conformance;

/// <summary>Each test lets somebody else write the grain's record, as a second activation in another process would.</summary>
public sealed class StorageConflictTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Fact]
    public async Task A_write_over_somebody_elses_write_is_refused()
    {
        var grain = await WrittenBySomebodyElse();

        Assert.Equal(typeof(InconsistentStateException).FullName, await grain.TryWrite());
    }

    [Fact]
    public async Task A_refused_write_changes_nothing_in_storage()
    {
        var grain = await WrittenBySomebodyElse();
        await grain.TryWrite();
        await grain.Read();

        Assert.Equal("mine", (await grain.Look()).Text);
    }

    [Fact]
    public async Task The_caller_gets_the_conflict_and_the_grain_deactivates()
    {
        var grain = await WrittenBySomebodyElse();

        await Assert.ThrowsAsync<InconsistentStateException>(grain.Write);

        await Stage.WaitFor("deactivated");
        Assert.Equal("mine", (await grain.Look()).Text);
    }

    [Fact]
    public async Task A_conflict_that_the_grain_deals_with_does_not_deactivate_it()
    {
        var grain = await WrittenBySomebodyElse();
        await grain.TryWrite();
        await grain.Read();
        await grain.Change("mine again");
        await grain.Write();

        Assert.Equal("mine again", (await grain.Look()).Text);
        Assert.Equal(1, Stage.Count("activated"));
    }

    [Fact]
    public async Task A_record_that_somebody_else_created_first_is_not_overwritten()
    {
        var grain = Grain<INoteGrain>();
        await grain.Change("theirs");
        await grain.Write();
        await MoveRecord(from: "shared", to: Key);
        await grain.Leave();
        await Stage.WaitFor("deactivated");
        Assert.False((await grain.Look()).Exists);
        await grain.Change("mine");
        await MoveRecord(from: Key, to: "shared");

        Assert.Equal(typeof(InconsistentStateException).FullName, await grain.TryWrite());
        await grain.Read();
        Assert.Equal("theirs", (await grain.Look()).Text);
    }

    [Fact]
    public async Task A_record_that_somebody_else_wrote_is_not_cleared()
    {
        var grain = await WrittenBySomebodyElse();

        await Assert.ThrowsAsync<InconsistentStateException>(grain.Clear);
    }

    private async Task<INoteGrain> WrittenBySomebodyElse()
    {
        var grain = Grain<INoteGrain>();
        await grain.Change("mine");
        await grain.Write();
        var changed = await Silo.Database.Execute(
            "update orleansstorage set version = version + 1 where grainidextensionstring = $1", Key);
        Assert.Equal(1, changed);
        await grain.Change("not to be written");
        return grain;
    }

    /// <summary>Gives the grain's record to another service, which hides it.</summary>
    private async Task MoveRecord(string from, string to) =>
        Assert.Equal(1, await Silo.Database.Execute(
            "update orleansstorage set serviceid = $1 where serviceid = $2 and grainidextensionstring = $3", to, from, Key));
}
