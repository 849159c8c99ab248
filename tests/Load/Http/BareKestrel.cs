using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace InstaHub.Load.Http;

/// <summary>Kestrel that answers any request with the same bytes of JSON: the most that this machine can serve.</summary>
public static class BareKestrel
{
    /// <summary>Starts it on a loopback port.</summary>
    public static async Task<WebApplication> StartAsync(byte[] body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            context.Response.BodyWriter.Write(body);
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }
}
