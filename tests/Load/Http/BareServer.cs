using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace InstaHub.Load.Http;

/// <summary>Kestrel without anything, which answers every request with one body: what the machine can do at most.</summary>
public static class BareServer
{
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
