using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class PlacementTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_director_of_ours_is_asked_for_the_grain_and_obeyed(Caller caller)
    {
        var where = await As(caller, grains => grains.GetGrain<IPlacedGrain>(Key).Where());

        Assert.Equal(
            [$"placing {Grain<IPlacedGrain>().GetGrainId()} by ChosenPlacement", $"placed on {where}", "activated"],
            Stage.History);
    }

    [Fact]
    public async Task A_director_is_asked_once_for_each_activation()
    {
        var grain = Grain<IPlacedGrain>();
        await grain.Where();
        var where = await grain.Where();
        Assert.Equal(1, Stage.Count($"placed on {where}"));

        await grain.Leave();
        await Stage.WaitFor("deactivated");
        await grain.Where();
        Assert.Equal(2, Stage.Count($"placed on {where}"));
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_directors_failure_reaches_the_caller(Caller caller)
    {
        var failure = await As(caller, grains => Assert.ThrowsAsync<SiloUnavailableException>(
            () => grains.GetGrain<IPlacedGrain>(KeyOf(ChosenPlacementDirector.Refused)).Where()));

        Assert.Contains($"no place for {KeyOf(ChosenPlacementDirector.Refused)}", failure.Message);
        Assert.Equal(0, Stage.Count("activated"));
    }

    [Fact]
    public async Task The_parsable_form_of_a_silo_address_leads_back_to_it()
    {
        var where = await Grain<IPlacedGrain>().Where();

        var address = SiloAddress.FromParsableString(where);
        Assert.Equal(where, address.ToParsableString());
        Assert.Equal(SiloAddress.FromParsableString(where), address);
    }
}
