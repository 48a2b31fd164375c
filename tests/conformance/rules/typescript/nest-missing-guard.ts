import { Controller, Delete, Get, Param, UseGuards } from "@nestjs/common";
import { AuthGuard } from "./auth.guard";
import { ItemService } from "./item.service";

@Controller("items")
export class ItemController {
  constructor(private readonly items: ItemService) {}

  @Get()
  list() {
    return this.items.all();
  }

  // ruleid: nest-missing-guard
  @Delete(":id")
  async remove(@Param("id") id: string): Promise<void> {
    await this.items.remove(id);
  }

  // ok: nest-missing-guard
  @UseGuards(AuthGuard)
  @Delete()
  clear() {
    return this.items.clear();
  }
}

@UseGuards(AuthGuard)
@Controller("admin")
export class AdminController {
  // ok: nest-missing-guard
  @Delete(":id")
  remove(@Param("id") id: string) {
    return id;
  }
}
