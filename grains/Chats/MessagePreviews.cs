using System.Text.Json;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.LinkPreviews;
using InstaHub.Grains.LinkPreviews;
using InstaHub.Grains.Posts;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Chats;

/// <summary>
/// Looks at what messages link to, once they are committed. Not by an event: it would be handled once more for each message, and those of
/// other chats would wait for a slow page. So what is looked at when a silo ends has no preview.
/// </summary>
public sealed partial class MessagePreviews(ILinkPreviews previews, IMessageActs acts, PublicationClock clock, ILogger<MessagePreviews> logger)
{
    /// <summary>Begins to look at the first link of a text and returns at once. What is found is told as a change of the message.</summary>
    /// <param name="message">As it was just written.</param>
    public void Begin(StoredMessage message)
    {
        if (message is { Type: MessageType.Text, Text: { } text } && LinkInText.FindFirst(text) is not null)
        {
            // On the thread pool, and without the context of the grain.
            ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Previews.RunAsync(work.Message), (Previews: this, Message: message), preferLocal: false);
        }
    }

    private async Task RunAsync(StoredMessage message)
    {
        try
        {
            if (await previews.FindAsync(message.Text!) is { } found)
            {
                var json = JsonSerializer.Serialize(found, LinkPreviewJson.Api.LinkPreview);
                await acts.SetPreviewAsync(message.ChatId, message.Id, message.Version, json, clock.Next());
            }
        }
        catch (Exception exception)
        {
            LogNotKept(message.Id, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} goes without the preview of its link: {Problem}")]
    private partial void LogNotKept(Guid id, string problem);
}
