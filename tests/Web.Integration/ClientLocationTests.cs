using Microsoft.AspNetCore.Builder;

namespace InstaHub.Web.Integration;

/// <summary>Where the built client is looked for when no option says where it is.</summary>
public sealed class ClientLocationTests
{
    [Fact]
    public Task It_is_found_beside_the_program() => IsServedFrom("wwwroot");

    [Fact]
    public Task It_is_found_in_the_checkout_that_the_program_was_built_in() => IsServedFrom("web-frontend");

    [Fact]
    public async Task A_path_that_is_configured_counts_from_the_content_root()
    {
        using var client = new ClientFolder();

        await using var web = await TestWeb.StartAsync(
            builder => builder.Configuration["Web:ClientPath"] = Path.GetFileName(client.Path),
            contentRoot: Path.GetDirectoryName(client.Path));

        Assert.Equal(ClientFolder.Page, await (await web.Get("/")).Text());
    }

    /// <param name="folder">A folder beside the test program, which is not there otherwise.</param>
    private static async Task IsServedFrom(string folder)
    {
        var made = Path.Combine(AppContext.BaseDirectory, folder);
        var site = folder == "wwwroot" ? made : Path.Combine(made, "wwwroot");
        Directory.CreateDirectory(site);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(site, "index.html"), folder, TestContext.Current.CancellationToken);
            await using var web = await TestWeb.StartAsync(WithoutClientPath);

            Assert.Equal(folder, await (await web.Get("/")).Text());
        }
        finally
        {
            Directory.Delete(made, recursive: true);
        }
    }

    private static void WithoutClientPath(WebApplicationBuilder builder) => builder.Configuration["Web:ClientPath"] = null;
}
