using InstaHub.Load;

return await CommandLine.Run(args);
