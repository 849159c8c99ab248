using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Cluster.Accounts;
using InstaHub.Silo.Stores.Events;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Cluster.Graph;

/// <summary>What tests of the graph ask of the product beside calls.</summary>
internal static class GraphFixture
{
    /// <summary>Commits an event, as somebody does who dies before doing anything else about it.</summary>
    public static async Task PublishAsync(this ProductFixture fixture, DomainEvent domainEvent)
    {
        var rows = new EventRows(fixture.Product.Get<IOptions<EventOptions>>().Value);
        rows.Add(0, domainEvent);
        await using var command = fixture.Database.DataSource.CreateCommand(EventRows.InsertSql(1));
        rows.AddParameters(command.Parameters);
        await command.ExecuteNonQueryAsync();
        fixture.Product.Get<EventWakeUp>().Wake(rows.Queues);
    }
}
