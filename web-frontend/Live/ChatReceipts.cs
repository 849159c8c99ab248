using System.Collections.Concurrent;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Web.Live;

/// <summary>Tells chats what connections of their members have been given: of each member and chat at most once a second, the last always.</summary>
internal sealed partial class ChatReceipts(IGrainFactory grains, TimeProvider time, ILogger<ChatReceipts> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(Guid UserId, Guid ChatId), Waiting> _waiting = new();

    /// <summary>A connection of a user has been given a message.</summary>
    public void Add(Guid userId, LiveReceipt receipt)
    {
        while (true)
        {
            var waiting = _waiting.GetOrAdd((userId, receipt.ChatId), static _ => new Waiting());
            lock (waiting)
            {
                if (waiting.IsGone)
                    continue;
                waiting.UpTo = Math.Max(waiting.UpTo, receipt.Sequence);
                if (waiting.IsRunning)
                    return;
                waiting.IsRunning = true;
            }
            _ = TellAsync(userId, receipt.ChatId, waiting);
            return;
        }
    }

    private async Task TellAsync(Guid userId, Guid chatId, Waiting waiting)
    {
        long told = 0;
        while (true)
        {
            long upTo;
            lock (waiting)
            {
                upTo = waiting.UpTo;
                if (upTo == told)
                {
                    waiting.IsGone = true;
                    _waiting.TryRemove(new((userId, chatId), waiting));
                    return;
                }
            }

            try
            {
                await grains.GetChat(chatId).Delivered(userId, upTo);
            }
            catch (Exception exception)
            {
                LogNotTold(exception, userId, chatId); // the next message says it for this one too
            }
            told = upTo;
            await Task.Delay(Interval, time);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "That user {UserId} was given messages of chat {ChatId} could not be told")]
    private partial void LogNotTold(Exception exception, Guid userId, Guid chatId);

    // There for a second after the last time it was told.
    private sealed class Waiting
    {
        public long UpTo { get; set; }

        public bool IsRunning { get; set; }

        public bool IsGone { get; set; }
    }
}
