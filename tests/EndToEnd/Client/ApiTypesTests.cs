using InstaHub.EndToEnd.Support;

namespace InstaHub.EndToEnd.Client;

/// <summary>What the web client takes the API for.</summary>
public sealed class ApiTypesTests(ProductFixture fixture)
{
    [Fact]
    public Task The_clients_types_are_those_of_the_products_description() =>
        NodeScript.RunOfClientAsync("openapi-typescript", "scripts/api-types.mjs", "--check", $"{fixture.Product.Address}openapi/v1.json");
}
