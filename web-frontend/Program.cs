using InstaHub.Web.Hosting;

namespace InstaHub.Web;

/// <summary>The web front end as a process of its own: HTTP here, grains in the silos that it is a client of.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        WebProcess.RunAsync(WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }));
}
