using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class IdentityTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Fact]
    public async Task A_grain_knows_its_guid()
    {
        var key = Guid.CreateVersion7();
        var grain = Client.GetGrain<IGuidGrain>(key);

        Assert.Equal(key, grain.GetPrimaryKey());
        Assert.Equal(key, await grain.Key());
        Assert.Equal($"conformance.guid/{key:N}", await grain.Id());
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(26, "1A")]
    [InlineData(-1, "FFFFFFFFFFFFFFFF")]
    [InlineData(long.MaxValue, "7FFFFFFFFFFFFFFF")]
    public async Task A_grain_knows_its_number(long key, string written)
    {
        var grain = Client.GetGrain<INumberGrain>(key);

        Assert.Equal(key, grain.GetPrimaryKeyLong());
        Assert.Equal(key, await grain.Key());
        Assert.Equal($"conformance.number/{written}", await grain.Id());
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("with / and + and % and space")]
    [InlineData("żółw 🐢")]
    public async Task A_grain_knows_its_string(string key)
    {
        var grain = Client.GetGrain<IStringGrain>(key);

        Assert.Equal(key, grain.GetPrimaryKeyString());
        Assert.Equal(key, await grain.Key());
        Assert.Equal($"conformance.string/{key}", await grain.Id());
    }

    [Fact]
    public async Task A_grain_knows_its_guid_and_text()
    {
        var key = Guid.NewGuid();
        var grain = Client.GetGrain<IGuidAndTextGrain>(key, "text+more");

        Assert.Equal((key, "text+more"), await grain.Keys());
        Assert.Equal($"conformance.guid-text/{key:N}+text+more", await grain.Id());
    }

    [Fact]
    public async Task A_grain_knows_its_number_and_text()
    {
        var grain = Client.GetGrain<INumberAndTextGrain>(26, "text");

        Assert.Equal((26, "text"), await grain.Keys());
        Assert.Equal("conformance.number-text/1A+text", await grain.Id());
    }

    [Fact]
    public void References_to_one_grain_are_equal_and_to_two_are_not()
    {
        var one = Grain<IStringGrain>("one");
        var same = Grain<IStringGrain>("one");
        var other = Grain<IStringGrain>("other");

        Assert.True(one.Equals(same));
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.Equal(one.GetGrainId(), same.GetGrainId());
        Assert.False(one.Equals(other));
        Assert.NotEqual(one.GetGrainId(), other.GetGrainId());
    }

    [Fact]
    public async Task References_made_by_a_client_and_by_a_grain_are_equal()
    {
        var grain = Grain<IStringGrain>();

        Assert.True(await grain.IsItself(grain));
        Assert.False(await grain.IsItself(Grain<IStringGrain>("other")));
        Assert.Equal(2, await grain.Collect(Grain<IStringGrain>("one"), Grain<IStringGrain>("two"), Grain<IStringGrain>("one")));
    }

    [Fact]
    public async Task A_grain_can_hand_out_its_own_reference()
    {
        var grain = Grain<IStringGrain>();
        var itself = await grain.Itself();

        Assert.True(grain.Equals(itself));
        Assert.Equal(await grain.Id(), await itself.Id());
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_reference_can_be_an_argument(Caller caller)
    {
        var id = await As(
            caller, grains => grains.GetGrain<IStringGrain>(KeyOf("one")).IdOf(grains.GetGrain<IStringGrain>(KeyOf("other"))));

        Assert.Equal($"conformance.string/{KeyOf("other")}", id);
    }

    [Fact]
    public async Task Methods_of_an_inherited_interface_reach_the_grain()
    {
        var grain = Grain<IDerivedGrain>();
        IBaseGrain inherited = grain;

        Assert.Equal("derived 1", await grain.Derived());
        Assert.Equal("base 2", await grain.Base());
        Assert.Equal("base 3", await inherited.Base());
    }

    [Fact]
    public async Task The_interfaces_of_one_class_lead_to_one_activation()
    {
        Assert.Equal("derived 1", await Grain<IDerivedGrain>().Derived());
        Assert.Equal("base 2", await Grain<IBaseGrain>().Base());
        Assert.Equal("other 3", await Grain<IOtherFaceGrain>().Other());
        Assert.Equal("other 4", await Grain<IDerivedGrain>().AsReference<IOtherFaceGrain>().Other());
    }
}
