using InstaHub.Web.Hosting;

namespace InstaHub.Web;

/// <summary>The web front end as a process of its own: HTTP here, grains in the silos that it is a client of.</summary>
internal static class Program
{
    /// <summary>Exit code of a process that cannot do what it was started for.</summary>
    private const int CannotServe = 2;

    public static async Task<int> Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });

        if (GrainClient.Configure(builder) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return CannotServe;
        }

        builder.AddInstaHubWeb();

        await using var app = builder.Build();
        app.UseInstaHubWeb();
        app.MapInstaHubWeb();
        await app.RunAsync();
        return 0;
    }
}
