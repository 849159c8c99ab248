using InstaHub.Runtime.Handover;
using InstaHub.Silo.Hosting;
using Orleans.TestingHost;

// leave|find <connection string> <service id>
if (args is not [var what and ("leave" or "find"), var connectionString, var serviceId])
{
    Console.Error.WriteLine("usage: Runtime.Handover leave|find <connection string> <service id>");
    return 2;
}

var builder = new InProcessTestClusterBuilder(1);
builder.Options.ServiceId = serviceId;
builder.Options.ConfigureFileLogging = false;
builder.ConfigureSilo((_, silo) =>
{
    silo.AddAdoNetGrainStorageAsDefault(options =>
    {
        options.Invariant = "Npgsql";
        options.ConnectionString = connectionString;
        options.GrainStorageSerializer = new JsonGrainStateSerializer();
    });
    silo.UseAdoNetReminderService(options =>
    {
        options.Invariant = "Npgsql";
        options.ConnectionString = connectionString;
    });
});
await using var cluster = builder.Build();
await cluster.DeployAsync();
foreach (var grain in Heirloom.All(cluster.Client))
{
    if (what == "leave")
    {
        await grain.Leave();
    }
    else
    {
        await grain.Find();
    }
}

Console.WriteLine($"{what}: {Heirloom.All(cluster.Client).Count()} grains");
return 0;
