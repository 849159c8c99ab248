namespace InstaHub.Silo.Commands.Content;

/// <summary>Choices of invented content.</summary>
internal static class RandomChoice
{
    /// <summary>One of some, each as likely as the others.</summary>
    public static T Any<T>(this Random random, T[] choices) => choices[random.Next(choices.Length)];
}
