// What everything else is built on comes first, in a task of its own (see start.ts).
import 'react';
import 'react-dom/client';
import 'wouter';
import '@tanstack/react-query';
