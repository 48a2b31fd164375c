import { Body, Controller, Get, Post } from "@nestjs/common";
import { Public } from "./public.decorator";

@Controller("notes")
export class NotesController {
  // ok: decorator-public-route
  @Public()
  @Get()
  list(): string[] {
    return [];
  }

  // ruleid: decorator-public-route
  @Public()
  @Post()
  createNote(@Body() note: { text: string }): string {
    return note.text;
  }

  // ok: decorator-public-route
  @Post(":id")
  updateNote(@Body() note: { text: string }): string {
    return note.text;
  }
}

export class Other {
  // ok: decorator-public-route
  @Public()
  removeAll() {
    return 0;
  }
}
