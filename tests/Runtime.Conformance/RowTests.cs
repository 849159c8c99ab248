using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

/// <summary>
/// Rows are where every runtime looks for them, so that one may serve what another has written.
/// A state's row is told by the state's name and the grain's key; the grain's class has no part in it.
/// </summary>
public sealed class RowTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    private const string Word = "a string key";
    private const long Number = 26;
    private static readonly Guid Id = new("0190a5f8-6d2e-7c3b-9f41-1b2c3d4e5f60");
    private static readonly Guid WrittenId = new("0190a5f8-6d2e-7c3b-9f41-1b2c3d4e5f61");

    [Fact]
    public async Task A_state_is_found_by_the_hashes_and_the_values_of_name_and_key()
    {
        await Client.GetGrain<IStringRowGrain>(Word).Write();
        await Client.GetGrain<INumberRowGrain>(Number).Write();
        await Client.GetGrain<IGuidRowGrain>(Id).Write();

        // A string that is the text of a GUID is written as the GUID.
        await Client.GetGrain<IStringRowGrain>(WrittenId.ToString("N")).Write();

        var rows = await Silo.Database.Query(
            """
            select concat_ws(' ', grainidhash, graintypehash, grainidn0, grainidn1,
                graintypestring, coalesce(grainidextensionstring, '-'), serviceid, version)
            from orleansstorage where graintypestring = 'row' order by grainidn0, grainidn1
            """);
        Assert.Equal(
            [
                "-2015230706 2118743715 0 0 row a string key shared 1",
                "-1120288748 2118743715 0 26 row - shared 1",
                "-924698566 2118743715 8951868728691172856 6944355175068549535 row - shared 1",
                "-1585248101 2118743715 8951868728691172856 7016412769106477471 row - shared 1",
            ],
            rows);
    }

    [Fact]
    public async Task A_reminder_is_found_by_the_grains_id_and_its_hash()
    {
        await Client.GetGrain<IStringRowGrain>(Word).Remind();
        await Client.GetGrain<INumberRowGrain>(Number).Remind();
        await Client.GetGrain<IGuidRowGrain>(Id).Remind();

        var rows = await Silo.Database.Query(
            """
            select concat_ws(' ', grainid, grainhash, remindername, period, serviceid)
            from orleansreminderstable where grainid like 'conformance.%-row/%' order by grainid
            """);
        Assert.Equal(
            [
                "conformance.guid-row/0190a5f86d2e7c3b9f411b2c3d4e5f60 -1731395269 reminder 172800000 shared",
                "conformance.number-row/1A 2131981673 reminder 172800000 shared",
                "conformance.string-row/a string key 798310261 reminder 172800000 shared",
            ],
            rows);
    }
}
