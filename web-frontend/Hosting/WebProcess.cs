namespace InstaHub.Web.Hosting;

/// <summary>A process that serves HTTP alone and reaches the grains in other processes.</summary>
public static class WebProcess
{
    /// <summary>Exit code of a process that cannot do what it was started for.</summary>
    private const int CannotServe = 2;

    /// <summary>Serves until the process is told to stop.</summary>
    /// <param name="builder">With the process's configuration.</param>
    /// <param name="started">Is called when it serves.</param>
    /// <returns>The exit code: 2 when there is no way to the grains, which is said on standard error.</returns>
    public static async Task<int> RunAsync(WebApplicationBuilder builder, Action? started = null)
    {
        if (GrainClient.Configure(builder) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return CannotServe;
        }

        builder.AddInstaHubWeb();

        await using var app = builder.Build();
        app.UseInstaHubWeb();
        app.MapInstaHubWeb();
        await app.StartAsync();
        started?.Invoke();
        await app.WaitForShutdownAsync();
        return 0;
    }
}
