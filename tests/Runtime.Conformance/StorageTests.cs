using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class StorageTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Fact]
    public async Task A_grain_without_a_record_has_a_new_state()
    {
        var note = await Grain<INoteGrain>().Look();

        Assert.False(note.Exists);
        Assert.Null(note.Etag);
        Assert.Equal("", note.Text);
        Assert.Empty(note.Lines);
    }

    [Fact]
    public async Task A_written_state_is_read_before_the_next_activation_begins()
    {
        var grain = Grain<INoteGrain>();
        await grain.Change("hello", "one", "two");
        await grain.Write();
        Assert.True((await grain.Look()).Exists);
        await Reactivate(grain);

        var note = await grain.LookBack();
        Assert.True(note.Exists);
        Assert.NotNull(note.Etag);
        Assert.Equal("hello", note.Text);
        Assert.Equal(["one", "two"], note.Lines);
    }

    [Fact]
    public async Task What_was_not_written_is_gone_with_the_activation()
    {
        var grain = Grain<INoteGrain>();
        await grain.Change("written");
        await grain.Write();
        await grain.Change("not written");
        await Reactivate(grain);

        Assert.Equal("written", (await grain.Look()).Text);
    }

    [Fact]
    public async Task Each_write_changes_the_etag()
    {
        var grain = Grain<INoteGrain>();
        await grain.Write();
        var first = await grain.Look();
        await grain.Write();
        var second = await grain.Look();

        Assert.NotNull(first.Etag);
        Assert.NotNull(second.Etag);
        Assert.NotEqual(first.Etag, second.Etag);
    }

    [Fact]
    public async Task Reading_replaces_what_is_in_memory()
    {
        var grain = Grain<INoteGrain>();
        await grain.Change("written");
        await grain.Write();
        await grain.Change("not written");
        await grain.Read();

        Assert.Equal("written", (await grain.Look()).Text);
    }

    [Fact]
    public async Task A_cleared_state_is_new_at_once_and_after_reactivation()
    {
        var grain = Grain<INoteGrain>();
        await grain.Change("written", "line");
        await grain.Write();
        await grain.Clear();
        var atOnce = await grain.Look();
        await Reactivate(grain);
        var later = await grain.Look();

        Assert.False(atOnce.Exists);
        Assert.Equal("", atOnce.Text);
        Assert.Empty(atOnce.Lines);
        Assert.False(later.Exists);
        Assert.Equal("", later.Text);
    }

    [Fact]
    public async Task A_cleared_state_can_be_written_again()
    {
        var grain = Grain<INoteGrain>();
        await grain.Change("first");
        await grain.Write();
        await grain.Clear();
        await grain.Change("second");
        await grain.Write();
        await Reactivate(grain);

        Assert.Equal("second", (await grain.Look()).Text);
    }

    [Fact]
    public async Task States_of_one_grain_are_apart()
    {
        var grain = Grain<INoteGrain>();
        await grain.Change("first");
        await grain.Write();
        await grain.WriteSecond("second");
        await Reactivate(grain);

        Assert.Equal("first", (await grain.Look()).Text);
        Assert.Equal("second", (await grain.LookAtSecond()).Text);
    }

    [Fact]
    public async Task State_survives_a_restart_of_the_silo()
    {
        await using (var before = await TestSilo.Start(Silo.Database, serviceId: Key))
        {
            var grain = before.Client.GetGrain<INoteGrain>(Key);
            await grain.Change("hello");
            await grain.Write();
        }

        await using var after = await TestSilo.Start(Silo.Database, serviceId: Key);
        var note = await after.Client.GetGrain<INoteGrain>(Key).Look();

        Assert.True(note.Exists);
        Assert.Equal("hello", note.Text);
    }

    [Fact]
    public async Task Services_do_not_share_state()
    {
        await Grain<INoteGrain>().Change("hello");
        await Grain<INoteGrain>().Write();

        await using var other = await TestSilo.Start(Silo.Database, serviceId: Key);

        Assert.False((await other.Client.GetGrain<INoteGrain>(Key).Look()).Exists);
    }

    private async Task Reactivate(INoteGrain grain)
    {
        var activations = Stage.Count("activated");
        await grain.Leave();
        await Stage.WaitFor("deactivated");
        await grain.Look();
        Assert.Equal(activations + 1, Stage.Count("activated"));
    }
}
